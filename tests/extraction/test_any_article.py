"""Whatever an article holds, it is read: cut up, turned about, dated anyhow."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sitrep.extraction.article import read_loose_article
from sitrep.extraction.extract import propose
from tests import operations

ARTICLE, _ = read_loose_article(
    operations.ROOT / "seeds/libya-derna/articles/2018-06-05-derna.md", "derna"
)
assert ARTICLE is not None
WORDS = ARTICLE.body.split(" ")
OTHERS = [
    *("—", "“", "”", "(", ")", ":", "\n\n", "\n- ", "# ", "**", "1,4", "20–30", "100 000", "1/2"),
    *("half", "dozens of", "the town", "on 31 February", "since", "of these,", "on the 31st"),
    *("Three days later", "between 2016 and 2014", "in the last quarter of 0001", "since 9999"),
    *("ß", "ﬁ", "İ", "\u200f", "١٧", "قتل", "Mueda: 8,117 people"),
    *("17 people were killed yesterday.", "Two years ago 40 people fled between 2016 and 2014."),
]
pieces = st.lists(
    st.integers(0, len(WORDS) - 30).map(lambda start: WORDS[start : start + 30])
    | st.sampled_from(OTHERS).map(lambda word: [word])
    | st.text(max_size=12).map(lambda word: [word]),
    max_size=24,
)


days = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2020, 2, 29)])


@given(pieces, days, st.none() | st.sampled_from(OTHERS))
def test_any_article_is_read(
    cut: list[list[str]], published: date | None, title: str | None
) -> None:
    body = " ".join(word for piece in cut for word in piece)
    for one in propose(body, "en", published, title):
        assert one.quote.start <= one.mention.start < one.mention.end <= one.quote.end
        assert body[one.quote.start : one.quote.end].strip()
        period = one.period
        if period is not None and period.start and period.end:
            assert period.start <= period.end
