//! `GET /c/<id>`: a door code, looked at with any browser. Says what it is and how an enterprise checks an officer;
//! nothing about the enterprise.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Path};

use ruqi_rules::{DoorCode, fingerprint, typed_code};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::directory::door_codes;
use crate::http::kit::problem::Problem;
use crate::http::pages::frame;
use crate::state::AppState;

const PAGE: &str = include_str!("door.html");
const STYLE: &str = include_str!("door.css");

/// What the page says first.
struct Says {
    status: StatusCode,
    title_zh: &'static str,
    lead_zh: &'static str,
    title_en: &'static str,
    lead_en: &'static str,
}

const OURS: Says = Says {
    status: StatusCode::OK,
    title_zh: "这是一个营商码",
    lead_zh: "执法人员进入企业检查之前，要扫描门口的这个码，登记是谁、来查什么、依据什么。登记送达后，企业登录“入企”可以看到。",
    title_en: "This is a door code",
    lead_en: "Before an inspection, officers scan the code at the enterprise's door and register who comes, for what and on which ground. Once the registration has arrived, the enterprise sees it in Ruqi.",
};

const NOT_OURS: Says = Says {
    status: StatusCode::NOT_FOUND,
    title_zh: "这个码不是有效的营商码",
    lead_zh: "它不是本系统制作的，或者已经换成了新码。企业请向本地“入企”管理员要现在的码；执法人员照常可以扫码登记，由管理员核对。",
    title_en: "This is not a door code in use",
    lead_en: "It was not made here, or a newer code has taken its place. Enterprises get the present one from the administrator of Ruqi in their city; officers can register with this one all the same, and an administrator checks it.",
};

const GARBAGE: Says = Says {
    status: StatusCode::NOT_FOUND,
    title_zh: "没有这个地址",
    lead_zh: "营商码由16个字母和数字组成，印出的末尾多一位校验字。请对准门口的码重新扫描，或核对输入的内容。",
    title_en: "There is no such address",
    lead_en: "A door code has 16 letters and digits, on paper with one more to check them. Scan the code at the door again, or check what was typed.",
};

pub(crate) fn configure(routes: &mut ServiceConfig) {
    // Printed codes are in capitals: they make a smaller picture.
    for prefix in ["/c/", "/C/"] {
        routes.route(&format!("{prefix}{{id:.*}}"), web::get().to(door));
        routes.route(&format!("{prefix}{{id:.*}}"), web::head().to(door));
    }
}

async fn door(state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    // The app's page of the code: a signed-in officer goes on from there, everybody else comes home.
    let mut app = "/".to_owned();
    let typed = typed_code(id.trim_end_matches('/')).ok();
    let says = match typed.and_then(|id| DoorCode::parse(&id)) {
        None => GARBAGE,
        Some(id) => {
            app = format!("/door/{id}");
            let fingerprint = fingerprint(id.as_str());
            let code = state
                .store
                .read(move |c| door_codes::door(c, fingerprint))
                .await?;
            if code.is_some() { OURS } else { NOT_OURS }
        }
    };
    let texts = [
        ("title_zh", says.title_zh),
        ("lead_zh", says.lead_zh),
        ("title_en", says.title_en),
        ("lead_en", says.lead_en),
        ("app", &app),
    ];
    let html = frame::fill(PAGE, &texts, &[("style", STYLE)]);
    Ok(frame::answer(says.status, STYLE, html))
}
