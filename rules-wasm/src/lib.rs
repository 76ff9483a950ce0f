//! The compliance rules of 扫码入企.
