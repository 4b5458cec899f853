from dashboard.ingest.sample.fault_list import FAULTS
from dashboard.ingest.sample.generate import TABLES

# by a fault of another table, by the boundaries imported
OF_BAD_CELLS = {"missing_value", "not_allowed"}
OF_EVERY_TABLE = OF_BAD_CELLS | {"replaced"}
WITHOUT_FAULT = {("group_reports", "group_set_aside"), ("regions", "no_polygon")}


def test_every_rule_of_the_tables_has_one_fault(catalogue):
    rules = {(t, rule.id) for t in TABLES for rule in catalogue.tables[t].rules}
    faults = [(fault.table, fault.rule) for fault in FAULTS]

    assert len(set(faults)) == len(faults)
    assert {f for f in faults if f[1] not in OF_EVERY_TABLE} == rules - WITHOUT_FAULT
    assert {(t, rule) for t in TABLES for rule in OF_BAD_CELLS} <= set(faults)


def test_faults_change_columns_that_the_table_has(catalogue):
    for fault in FAULTS:
        assert set(fault.change) <= set(catalogue.tables[fault.table].columns)
