interface Outcome {
  numInsertedOrUpdatedRows?: bigint;
  numUpdatedRows?: bigint;
  numDeletedRows?: bigint;
}

/** Runs a statement. @returns how many rows it inserted, changed or deleted. */
export async function changed(statement: { executeTakeFirst(): Promise<unknown> }): Promise<number> {
  const { numInsertedOrUpdatedRows, numUpdatedRows, numDeletedRows } =
    (await statement.executeTakeFirst()) as Outcome;
  return Number(numInsertedOrUpdatedRows ?? numUpdatedRows ?? numDeletedRows ?? 0);
}
