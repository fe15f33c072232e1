"""Each row of tests/cases/dates.md."""

import pytest

from chronicle.source.dates import parse_date
from unit.source.case_tables import rows


@pytest.mark.parametrize("row", rows("dates.md"), ids=lambda row: row[0])
def test_a_date_is_read_as_the_table_says(row: tuple[str, ...]) -> None:
    written, edtf, lower, upper, certainty, codes = row
    when, remarks = parse_date(written)
    found = (when.edtf or "-", str(when.lower or "-"), str(when.upper or "-"), when.certainty)
    assert found == (edtf, lower, upper, certainty)
    assert when.text == written
    assert " ".join(remark.code for remark in remarks) == codes.replace("-", "")
