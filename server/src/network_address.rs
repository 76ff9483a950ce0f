//! Names where a request comes from as limits count it: an address of IPv4, or the whole network of one of IPv6, of
//! which anybody who has one has a /64, 2^64 addresses.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The bits of an IPv6 address that name a network, not a machine in it.
const NETWORK: u128 = !0 << 64;

/// Where a request comes from: one IPv4 address, or the /64 of an IPv6 address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NetworkAddress(IpAddr);

impl NetworkAddress {
    /// Of a machine's address.
    pub fn of(machine: IpAddr) -> Self {
        Self(match machine.to_canonical() {
            v4 @ IpAddr::V4(_) => v4,
            IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & NETWORK)),
        })
    }

    /// Reads an address as proxies write it: alone, or with a port. None where it is no address.
    pub fn parse(text: &str) -> Option<Self> {
        let with_port = || text.parse().map(|socket: SocketAddr| socket.ip());
        text.parse().or_else(|_| with_port()).map(Self::of).ok()
    }
}

/// `192.0.2.1`, `2001:db8:1:2::/64`
impl fmt::Display for NetworkAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(v4) => v4.fmt(f),
            IpAddr::V6(v6) => write!(f, "{v6}/64"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NetworkAddress;

    fn read(text: &str) -> Option<String> {
        NetworkAddress::parse(text).map(|address| address.to_string())
    }

    #[test]
    fn all_addresses_of_a_64_are_one_network() {
        let network = Some("2001:db8:1:2::/64".to_owned());
        assert_eq!(read("2001:db8:1:2:3:4:5:6"), network);
        assert_eq!(read("[2001:db8:1:2::1]:443"), network);
        assert_ne!(read("2001:db8:1:3::1"), network);
    }

    #[test]
    fn an_ipv4_address_is_one_however_it_is_written() {
        for text in ["192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1:4711"] {
            assert_eq!(read(text).as_deref(), Some("192.0.2.1"), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        for text in [
            "",
            "unknown",
            "_hidden",
            "192.0.2",
            "192.0.2.1, 192.0.2.2",
            "localhost",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
