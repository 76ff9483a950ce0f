//! The levels (层级) of organs and regions, in words.

use crate::store::words::words;

words! {
    /// A level of organs and regions, from the top; packs say by the same word what each comes to.
    pub enum LevelWord {
        /// 国家级
        National = "national",
        /// 省级
        Province = "province",
        /// 市级
        City = "city",
        /// 县级
        County = "county",
        /// 乡镇级
        Township = "township",
    }
}
