"""One indicator as a page shows it: its chart, its values with their sentences, what differs."""

from dataclasses import dataclass

from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import Chart, Line
from briefindex.model.comparison import Derived
from briefindex.model.figure import Figure, Period, Status
from briefindex.model.ledger import WholeIndicator
from briefindex.model.span import Span


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """A stated or derived value and the sentence that it leads to.

    `figure` is what is stated, or of a derived value the first that it was worked out from; its
    amount stands at `mark` in `sentence`. `worked` is, behind a stated multiple, what it comes to
    ("= $88 bn"). `scope` tells what it measures where values of several indicators stand together.
    `own`: it is corrected, or worked out from what is. `numbers` are those of its articles among
    the page's: they stand at the points of the chart, too.
    """

    figure: Figure
    derived: Derived | None
    text: str
    worked: str
    period: Period
    status: Status
    info: ArticleInfo | None
    source: str
    page: str
    sentence: str
    mark: Span
    differs: bool
    own: bool
    scope: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """Everything that is shown of an indicator.

    `unit` is what its values are counted in ("US$ bn"); `articles` counts those that stand behind
    derived values too. `values` go by period, undated ones first, aims without a year last;
    `more` were left out. `differences` are one line each, `remarks` what else is to be said.
    """

    whole: WholeIndicator
    unit: str
    yearly: bool
    articles: int
    chart: Chart | None
    values: tuple[IndicatorValue, ...]
    more: int
    differences: tuple[Line, ...]
    remarks: tuple[Line, ...] = ()

    @property
    def key(self) -> str:
        """The indicator's key."""
        return self.whole.row.key

    @property
    def label(self) -> str:
        """The indicator's name."""
        return self.whole.row.label
