//! How far back rules look.

use crate::domain::calendar::Date;

/// How far back a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Window {
    CalendarYear,
    /// Dates after the visit's date less so many months.
    Months(u32),
}

impl Window {
    /// The first date inside, for a visit on this date.
    pub(crate) fn first(self, on: Date) -> Date {
        match self {
            Window::CalendarYear => on.first_of_year(),
            Window::Months(months) => on.minus_months(months).plus(1),
        }
    }

    /// The first date whose window leaves out a date that this date's window has.
    pub(crate) fn without(self, earlier: Date) -> Date {
        match self {
            Window::CalendarYear => earlier.first_of_next_year(),
            Window::Months(months) => earlier.out_of_reach_of_months(months),
        }
    }

    /// An upper bound of its length.
    pub(crate) fn longest_days(self) -> u32 {
        match self {
            Window::CalendarYear => 366,
            Window::Months(months) => months / 12 * 366 + months % 12 * 31,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Window;
    use crate::domain::calendar::Date;

    #[test]
    fn a_window_leaves_out_what_its_first_date_without_does() {
        let date = |text| Date::parse(text).unwrap();
        for (window, on, first, without) in [
            (
                Window::CalendarYear,
                "2024-12-31",
                "2024-01-01",
                "2025-01-01",
            ),
            (Window::Months(6), "2026-08-31", "2026-03-01", "2027-03-01"),
            (Window::Months(12), "2024-02-29", "2023-03-01", "2025-03-01"),
        ] {
            let (on, first, without) = (date(on), date(first), date(without));
            assert_eq!(window.first(on), first);
            assert_eq!(window.without(on), without);
            assert!(window.first(without) > on && window.first(without.plus(-1)) <= on);
        }
    }
}
