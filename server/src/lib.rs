//! The server of Ruqi (入企), one binary: `ruqi`.
