/** What the phone keeps of a person's list of today, as it was shown last. */
import type { TodayView } from '@/ports';

export interface LastTodayKept {
  person: string;
  /** Its beginning, without verdicts. */
  view: TodayView;
}
