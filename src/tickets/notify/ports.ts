/** How many tickets came in and were resolved. */
export interface DayCounts {
  /** From `from` on and before `to`, both ISO. */
  between(from: string, to: string): Promise<{ opened: number; resolved: number }>;
}
