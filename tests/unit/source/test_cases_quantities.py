"""Each row of tests/cases/quantities.md."""

import pytest

from chronicle.source.quantities import parse_quantity
from unit.source.case_tables import rows


def shown(number: object) -> str:
    return "-" if number is None else str(number)


@pytest.mark.parametrize("row", rows("quantities.md"), ids=lambda row: row[0])
def test_a_quantity_is_read_as_the_table_says(row: tuple[str, ...]) -> None:
    written, low, high, comparator, unit, per, codes = row
    quantity, remarks = parse_quantity(written)
    assert " ".join(remark.code for remark in remarks) == codes.replace("-", "")
    if low == "error":
        assert quantity is None
        assert [remark.severity for remark in remarks] == ["error"]
        return
    assert quantity is not None
    assert quantity.text == written
    assert ("?" if quantity.low is None else str(quantity.low), shown(quantity.high)) == (low, high)
    assert (quantity.comparator, quantity.unit or "-", quantity.per or "-") == (comparator, unit, per)
