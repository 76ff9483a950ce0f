//! What a stranger sends wakes no operator: it is no error of ours.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::cli::serve::{Served, run};

const JSON: &str = "POST /api/v1/auth/sign-in HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n";

/// Sends it, says no more, and waits until the server has answered or hung up.
fn send(served: &Served, bytes: &[u8]) {
    let address = served.url.trim_start_matches("http://");
    let mut line = TcpStream::connect(address).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    // A server that hangs up sooner has read what it wants.
    let _ = line.write_all(bytes);
    let _ = line.shutdown(Shutdown::Write);
    let _ = line.read_to_end(&mut Vec::new());
}

#[test]
fn bad_requests_are_no_errors_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["init"]).status.success());
    let mut served = Served::start(folder.path(), &[]);
    let endless = format!("GET / HTTP/1.1\r\nhost: x\r\na: {}", "a".repeat(400_000));
    let cut = format!("{JSON}content-length: 100\r\n\r\n{{");
    let not_json = format!("{JSON}content-length: 1\r\n\r\n{{");
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".as_slice(),
        b"\0\xff rubbish\r\n\r\n",
        b"GET / HTTP/1.1\r\nno header\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nname\0: x\r\n\r\n",
        b"GET /%00%ff HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nrubbish",
        b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        endless.as_bytes(),
        cut.as_bytes(),
        not_json.as_bytes(),
    ] {
        send(&served, bytes);
    }
    served.tell_to_stop();
    assert!(served.child.wait().unwrap().success());
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(log.contains("\"message\":\"stopped\""), "{log}");
    for line in log.lines() {
        assert!(!line.contains("\"level\":\"ERROR\""), "{line}");
    }
}
