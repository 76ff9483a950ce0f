//! The catalogue of all errors that the API answers: what happened, what is safe, what to do. One place, so that
//! one voice speaks.

/// One entry of the catalogue: what happened, what is safe and what to do, for the person at the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// `/problems/<slug>`, stable, for programs.
    pub slug: &'static str,
    /// HTTP status.
    pub status: u16,
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident = $status:literal $slug:literal: $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub const $name: Kind = Kind { slug: $slug, status: $status, zh: $zh, en: $en };)*
        /// Every entry.
        pub const ALL: &[Kind] = &[$($name),*];
    };
}

catalogue! {
    /// No access token, or none that is good (any more).
    SIGN_IN = 401 "sign-in":
        "登录已过期或尚未登录。手机上的记录都在，请登录后继续。",
        "You are not signed in, or the session has run out. What is on the phone is safe; sign in to go on.";
    /// Login or password.
    CREDENTIALS = 401 "credentials":
        "账号或密码不正确。请核对后再试；忘记密码可请管理员给一个一次性登录链接。",
        "Login or password is not right. Check and try again; if the password is forgotten, the administrator can give you a one-time link.";
    /// The refresh token had two holders.
    SESSION_ENDED = 401 "session-ended":
        "为安全起见，此次登录已结束：登录凭据被使用了两次。手机上的记录都在，请重新登录。",
        "For safety this session was ended: its token was used twice. What is on the phone is safe; sign in again.";
    /// Too many failures.
    TOO_MANY_ATTEMPTS = 429 "too-many-attempts":
        "尝试次数过多。账号没有问题，请稍候再试，或用管理员给的一次性登录链接。",
        "Too many attempts. The account is safe; wait a little and try again, or use a one-time link from the administrator.";
    /// Another role, or another's place.
    FORBIDDEN = 403 "forbidden":
        "您的身份不能进行此操作，数据未作任何改动。如有需要，请联系管理员。",
        "Your role does not allow this, and nothing was changed. If you need it, ask the administrator.";
    /// A page of another site, or of a sibling subdomain.
    FOREIGN_PAGE = 403 "foreign-page":
        "这个请求来自别的网站，未予处理，登录状态没有变化。请从本系统的页面操作。",
        "This was asked by a page of another site and was not done; nobody was signed in or out. Do it from a page of this system.";
    /// No such thing, or not in the caller's scope.
    NOT_FOUND = 404 "not-found":
        "没有找到所请求的内容，它可能已不存在或不在您的范围内。请返回上一页。",
        "This was not found: it may be gone, or lie outside of your scope. Go back and try from there.";
    /// The path exists, the method does not.
    METHOD_NOT_ALLOWED = 405 "method-not-allowed":
        "此地址不支持该操作，数据未作任何改动。",
        "This address does not take that method, and nothing was changed.";
    /// A body, query or path that does not fit.
    MALFORMED = 400 "malformed":
        "请求的内容不完整或格式不对，数据未作任何改动。请检查后重试。",
        "The request does not fit its form, and nothing was changed. Check it and try again.";
    /// Not `application/json`.
    MEDIA_TYPE = 415 "media-type":
        "此地址只接受 JSON，数据未作任何改动。",
        "This address takes JSON only, and nothing was changed.";
    /// Over the limit of the address.
    TOO_LARGE = 413 "too-large":
        "内容过大，未被接收，手机上的记录都在。请分成小份再发。",
        "This is too large and was not taken; what is on the phone is safe. Send it in smaller parts.";
    /// More pushes than a phone makes.
    TOO_MANY_PUSHES = 429 "too-many-pushes":
        "上传过于频繁，这一批未被接收，手机上的记录都在，稍后会自动重试。",
        "Too many uploads in a short time: this one was not taken. What is on the phone is safe and is sent again by itself.";
    /// More searches than a person types.
    TOO_MANY_SEARCHES = 429 "too-many-searches":
        "查找过于频繁，请稍等几秒再试。",
        "Too many searches in a short time. Wait some seconds and try again.";
    /// More in a day than is stored of records that nobody proves.
    TOO_MUCH_UNPROVEN = 429 "too-much-unproven":
        "今天收到的来源不明的记录过多，这一批未被接收，手机上的记录都在。登录后会自动重试；多次不成，请联系本单位联络员。",
        "Too many records whose key is unknown came today: this batch was not taken. What is on the phone is safe; sign in, and it is sent again by itself. If it stays, tell your organ's manager.";
    /// More feedback than a person writes.
    TOO_MUCH_FEEDBACK = 429 "too-much-feedback":
        "今天的意见已经收到很多，这一条还没有收下。请明天再发。",
        "Much feedback was received today; this one was not taken. Please send it tomorrow.";
    /// A pull's cursor that this server never gave.
    UNKNOWN_CURSOR = 400 "unknown-cursor":
        "手机上的同步位置不是本服务器给出的，将从头重新取数。未上传的记录不受影响。",
        "This server never gave the phone's place in the data; it begins again from the start. Unsent records are not touched.";
    /// A pull's cursor of another epoch or scope, or older than tombstones are kept.
    BEGIN_AGAIN = 410 "begin-again":
        "您的范围已变、服务器已从备份恢复，或手机太久没有同步，手机将从头重新取数。未上传的记录不受影响。",
        "Your scope has changed, the server was restored, or the phone was away for very long: it fetches its data anew. Unsent records are not touched.";
    /// Older than `min_app`.
    APP_TOO_OLD = 426 "app-too-old":
        "应用版本过旧，请更新后再取数。登记和上传不受影响。",
        "This version of the app is too old to fetch data; update it. Registering and sending go on.";
    /// The key or its proof does not hold.
    NOT_ENROLLED = 422 "not-enrolled":
        "本机的签名密钥未能登记，未作任何改动。请联网后重试；仍不成功请联系管理员。",
        "This phone's key could not be enrolled, and nothing was changed. Try again with a connection; if it fails again, tell the administrator.";
    /// The key is enrolled for somebody else.
    ANOTHERS_KEY = 409 "anothers-key":
        "此签名密钥已属于另一位执法人员或另一台设备。请在本机退出后重新登录。",
        "This key belongs to another officer or device already. Sign out on this phone and sign in again.";
    /// The key is good no more; the phone makes another.
    KEY_REVOKED = 409 "key-revoked":
        "本机的签名密钥已停用，手机会生成新的密钥重新登记。已保存的记录都在。",
        "This phone's key was revoked. The phone makes a new one and enrols again; what is on it is safe.";
    /// More keys within a day than a person has phones.
    TOO_MANY_KEYS_TODAY = 429 "too-many-keys-today":
        "一天内登记的手机过多，这部手机暂未登记。手机上的记录都在；请稍后再试，或联系联络员。",
        "Too many phones were enrolled within a day, and this one was not. What is on it is safe; try again later, or ask the organ's manager.";
    /// More good keys than anybody needs.
    TOO_MANY_KEYS = 409 "too-many-keys":
        "您名下有效的手机密钥过多，这部手机未登记。手机上的记录都在；请联络员停用不再使用的手机。",
        "You have too many phones' keys, and this phone was not enrolled. What is on it is safe; ask the organ's manager to revoke those that are not used any more.";
    /// The request took longer than the server waits.
    TIMEOUT = 503 "timeout":
        "服务器没有在规定时间内完成。请求可能已生效，重试不会重复登记。",
        "The server did not finish in time. The request may have taken effect; trying again does no harm.";
    /// A one-time link that is used, replaced or run out.
    LINK_GONE = 410 "link-gone":
        "此链接已使用、已被新的链接代替或已过期。请向管理员要一个新的链接。",
        "This link was used, replaced by a newer one, or has run out. Ask the administrator for a new one.";
    /// 8–256 characters.
    PASSWORD_LENGTH = 422 "password-length":
        "密码须为 8 至 256 个字符。原来的密码或链接仍然有效，请换一个密码再试。",
        "A password has 8 to 256 characters. The password or link of before is still good; choose another one.";
    /// On the list of common ones, the login, the name, blanks.
    PASSWORD_EASY = 422 "password-easy":
        "这个密码太容易被猜到：常见的密码、账号、姓名或空格。原来的密码或链接仍然有效，请换一个，例如几个不相干的词。",
        "This password is easy to guess: a common one, the login, the name, or blanks. The password or link of before is still good; choose another, as a few words that do not belong together.";
    /// Of whoever changes a password.
    PRESENT_PASSWORD = 422 "present-password":
        "现在的密码不正确，密码没有改动。请核对后再试；忘记密码可请管理员给一个一次性登录链接。",
        "The present password is not right, and nothing was changed. Check it and try again; if it is forgotten, the administrator can give you a one-time link.";
    /// Empty, or too large.
    NOT_A_CODE = 422 "not-a-code":
        "这不是一个码的内容，未作任何改动。请重新扫描或粘贴码的全部内容。",
        "This is not the content of a code, and nothing was changed. Scan it again, or paste the whole of it.";
    /// A door code brought from elsewhere.
    OUR_FORM = 422 "our-form":
        "这是本系统门码的形式。门码由系统生成，不能录入；请点“生成门码”。",
        "This has the form of our own door codes. Those are made here, not entered: choose “make a door code”.";
    /// The foreign code hangs at another door.
    BOUND_ELSEWHERE = 409 "bound-elsewhere":
        "这个码已经绑定在另一处经营场所，未作任何改动。请核对是哪一家的码。",
        "This code is bound to other premises already, and nothing was changed. Check whose code it is.";
    /// The ticket of a sheet to print has run out.
    PRINT_GONE = 404 "print-gone":
        "打印页的地址已过期。请回到“入企”再点一次“打印”。",
        "The address of this sheet has run out. Go back to Ruqi and choose Print again.";
    /// Somebody else was faster.
    RESOLVED_ALREADY = 409 "resolved-already":
        "这个码已经处理过了，没有再作改动。请刷新列表查看结果；若仍在列表中，剩下的是更早的登记，请选更早的日期。",
        "This code was resolved already, and nothing was changed again. Refresh the list to see to whom; if it is still there, what waits is of earlier days: give an earlier date.";
    /// A file of sealed records over its limits.
    SEALED_TOO_LARGE = 413 "sealed-too-large":
        "文件过大，未导入任何记录。一个文件最多一万条记录、64 MiB：请在手机上分几次导出。",
        "The file is too large, and nothing of it was taken in. A file has at most 10,000 records and 64 MiB: export in several parts on the phone.";
    /// No file of sealed records, a broken one, or a later version's.
    NOT_SEALED = 422 "not-sealed":
        "这不是完整的登记导出文件，未导入任何记录。请选择手机导出的 .ruqi.json 文件，必要时重新导出。",
        "This is no whole file of exported records, and nothing was taken in. Choose the .ruqi.json file that the phone made; if need be, export it again.";
    /// From and into are one.
    MERGE_INTO_ITSELF = 409 "merge-into-itself":
        "不能把企业并入它自己，未作任何改动。请选择另一家企业。",
        "An enterprise cannot be merged into itself, and nothing was changed. Choose the other enterprise.";
    /// The one to be merged is none any more.
    MERGED_ALREADY = 409 "merged-already":
        "这家企业已经并入另一家，没有再作改动。请刷新后查看它并入了哪一家。",
        "This enterprise was merged already, and nothing was changed again. Refresh to see into which one.";
    /// The one to merge into is none any more.
    MERGE_INTO_MERGED = 409 "merge-into-merged":
        "所选的企业自己已并入另一家，未作任何改动。请直接并入存续的那一家。",
        "The enterprise chosen was merged into another one itself, and nothing was changed. Merge into the one that survives.";
    /// By an officer, or by another desk.
    WITHDRAWN_ALREADY = 409 "withdrawn-already":
        "这条登记已经撤销过了，没有再作改动。撤销的原因在登记的详情里。",
        "This registration was withdrawn already, and nothing was changed again. Its page says why.";
    /// The write queue or the hasher is full, or the server is stopping.
    BUSY = 503 "busy":
        "服务器正忙，请求未被处理。手机上的记录都在，稍后会自动重试。",
        "The server is busy and did not take the request. What is on the phone is safe; try again in a moment.";
    /// SQLite says so.
    DISK_FULL = 503 "disk-full":
        "服务器磁盘已满，请求未被处理。手机上的记录都在；请通知管理员。",
        "The server's disk is full and the request was not taken. What is on the phone is safe; tell the administrator.";
    /// Our fault.
    FAILED = 500 "failed":
        "服务器出错，请求未完成，手机上的记录都在。请稍后重试；若一再出现，请告知管理员。",
        "The server failed and the request was not done; what is on the phone is safe. Try again later, and tell the administrator if it comes again.";
}
