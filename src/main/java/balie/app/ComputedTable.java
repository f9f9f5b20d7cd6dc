package balie.app;

import balie.contract.TableContract;
import balie.model.ResultTable;

/** A result with its contract; its small cells are hidden already. */
record ComputedTable(TableContract contract, ResultTable result) {}
