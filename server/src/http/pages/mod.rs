//! Pages and files that a browser opens without the API: the app, door codes, sheets to print, the API's document.

pub(crate) mod app;
pub(crate) mod demo_authority;
pub(crate) mod docs;
pub(crate) mod door_page;
pub(crate) mod door_sheets;
pub(crate) mod frame;
