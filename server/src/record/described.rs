//! Describes sealed records for the API's documents: no address answers or takes them, they are inside of a JWS. Each
//! chain's records are a union over `type`, made from the registry.

use std::borrow::Cow;

use utoipa::ToSchema;
use utoipa::openapi::schema::{AllOfBuilder, ObjectBuilder, OneOfBuilder, SchemaType, Type};
use utoipa::openapi::{Ref, RefOr, Schema};

use crate::record::event_type::SealedBy;
use crate::record::types::{Schemas, TypeName};
use crate::wire::desk::DeskEvent;
use crate::wire::event::EventPayload;

/// Lists the shapes of all sealed records: `SealedRecord` of phones, `DeskRecord` of the server's own chain, each
/// narrowed by `type` to its body, and what they are made of.
pub(crate) fn sealed_records() -> Schemas {
    let mut schemas = Vec::new();
    let phones = union::<EventPayload>(SealedBy::Phone, &mut schemas);
    schemas.push(("SealedRecord".to_owned(), phones));
    let desks = union::<DeskEvent>(SealedBy::Desk, &mut schemas);
    schemas.push(("DeskRecord".to_owned(), desks));
    schemas
}

/// Makes the union of an envelope with each of the bodies, told apart by `type`.
fn union<Envelope: ToSchema>(sealed_by: SealedBy, schemas: &mut Schemas) -> RefOr<Schema> {
    schemas.push((Envelope::name().into_owned(), Envelope::schema()));
    Envelope::schemas(schemas);
    let mut bodies = OneOfBuilder::new();
    for name in TypeName::ALL {
        if name.sealed_by() == sealed_by {
            bodies = bodies.item(body(*name, name.describe_body(schemas)));
        }
    }
    let envelope = Ref::from_schema_name(Envelope::name());
    AllOfBuilder::new().item(envelope).item(bodies).into()
}

fn body(name: TypeName, shape: Cow<'static, str>) -> ObjectBuilder {
    let word = ObjectBuilder::new()
        .schema_type(SchemaType::new(Type::String))
        .enum_values(Some([name.as_str()]));
    ObjectBuilder::new()
        .property("type", word)
        .required("type")
        .property("body", Ref::from_schema_name(shape))
        .required("body")
}
