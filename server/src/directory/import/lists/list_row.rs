//! The table of a list's columns: each line is a field of the row, its column, and how its cell is read.

/// Declares a row as `field: Needed Type, "表头", reader;` lines. The field's name is the column's key, and the order of
/// the lines is the template's. Makes the struct, `COLUMN` (a column by its field), `COLUMNS`, and the row's `read`, which
/// names every wrong cell and is none where there is one.
macro_rules! list_row {
    ($(#[$about:meta])* $seen:vis $row:ident {
        $($(#[$doc:meta])* $field:ident: $presence:ident $value:ty, $zh:literal, $read:expr;)+
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        $seen struct $row {
            $($(#[$doc])* pub $field: <$crate::directory::import::cells::column::$presence as
                $crate::directory::import::cells::column::Presence>::Value<$value>,)+
        }

        /// Each column by its field.
        $seen struct ColumnByField {
            $(pub $field: $crate::directory::import::cells::column::Column,)+
        }

        $seen const COLUMN: ColumnByField = ColumnByField {
            $($field: $crate::directory::import::cells::column::Column {
                key: stringify!($field),
                zh: $zh,
                needed: <$crate::directory::import::cells::column::$presence as
                    $crate::directory::import::cells::column::Presence>::NEEDED,
            },)+
        };

        pub const COLUMNS: &[$crate::directory::import::cells::column::Column] =
            &[$(COLUMN.$field,)+];

        impl $row {
            $seen fn read(
                row: &$crate::directory::import::cells::import_row::ImportRow<'_>,
                at: &$crate::directory::import::cells::import_row::CellContext<'_>,
                mistakes: &mut $crate::directory::import::cells::mistake::Mistakes,
            ) -> Option<Self> {
                let ($($field,)+) = ($(
                    row.read::<$crate::directory::import::cells::column::$presence, $value>(
                        COLUMN.$field, at, mistakes, $read,
                    ),
                )+);
                Some(Self { $($field: $field?,)+ })
            }
        }
    };
}

pub(crate) use list_row;
