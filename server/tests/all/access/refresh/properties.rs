//! One holder never loses the session, two holders never both keep it.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{begin, later, refresh};
use crate::harness::TestServer;

/// What happens on a bad line.
#[derive(Debug, Clone, Copy)]
struct Try {
    answer_lost: bool,
    much_later: bool,
}

#[test]
fn one_holder_stays_signed_in_whichever_answers_are_lost() {
    let any_try = (any::<bool>(), any::<bool>()).prop_map(|(answer_lost, much_later)| Try {
        answer_lost,
        much_later,
    });
    check(
        &proptest::collection::vec(any_try, 1..12),
        |tries| async move {
            let server = TestServer::start();
            let mut token = begin(&server).await;
            for one in tries {
                if one.much_later {
                    later(&server).await;
                }
                let next = refresh(&server, &token)
                    .await
                    .expect("one holder was signed out");
                if !one.answer_lost {
                    token = next;
                }
            }
        },
    );
}

#[test]
fn of_two_holders_none_is_left_when_the_second_has_shown_itself() {
    check(
        &proptest::collection::vec(any::<bool>(), 2..12),
        |turns| async move {
            let server = TestServer::start();
            let first = begin(&server).await;
            let mut tokens = [first.clone(), first];
            let mut changes = 0;
            let mut before = turns[0];
            for thief in turns {
                changes += u32::from(thief != before);
                before = thief;
                later(&server).await;
                match refresh(&server, &tokens[usize::from(thief)]).await {
                    Some(next) => tokens[usize::from(thief)] = next,
                    None => {
                        assert!(changes > 0, "one holder alone was signed out");
                        return;
                    }
                }
                assert!(changes < 2, "two holders were both let on");
            }
        },
    );
}

fn check<S, F>(strategy: &S, property: impl Fn(S::Value) -> F)
where
    S: Strategy,
    F: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    // Each case is a server of its own: 16 take two seconds.
    let config = Config {
        cases: 16,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(strategy, |value| {
            runtime.block_on(property(value));
            Ok(())
        })
        .unwrap();
}
