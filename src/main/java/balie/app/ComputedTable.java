package balie.app;

import balie.contract.TableContract;
import balie.model.ResultTable;

/** A result with its contract. */
record ComputedTable(TableContract contract, ResultTable result) {}
