package live.showhorse.output;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import live.showhorse.problem.ProblemException;

/**
 * Which hosts a programme may be sent to. Where private hosts are refused, nobody who may call the
 * API can make the service knock at doors behind the firewall, least of all at the metadata address
 * of a cloud (169.254.169.254).
 *
 * <p>What is written as an address is judged when a destination is added; a name whenever it is
 * connected, and then the connection goes to the very address that was judged: what a name resolves
 * to can change in between.
 */
public final class HostRule {
  private static final int IPV4_BYTES = 4;
  private static final int NAT64_PREFIX_BYTES = 12;

  /** 64:ff9b::/96 (RFC 6052): the last four bytes are an IPv4 address. */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xFF, (byte) 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};

  private final boolean privateAllowed;

  private HostRule(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /**
   * @param listening address of the service: with {@code auto}, only who is on this machine may
   *     reach what this machine can reach
   */
  public static HostRule of(OutputConfig.PrivateHosts setting, String listening) {
    return new HostRule(
        switch (setting) {
          case ALLOWED -> true;
          case REFUSED -> false;
          case AUTO -> loopback(listening);
        });
  }

  /**
   * Judges what can be judged without looking up a name; returns at once.
   *
   * @throws ProblemException 422 {@code destination-private}
   */
  public void check(DestinationSpec spec) {
    String host = spec.address().host();
    if (!privateAllowed && (named(host) || literal(host))) {
      throw ProblemException.unprocessable(
          "destination-private",
          "The destination's host '%s' is on this machine or in a private network; it must be public, or the operator must set showhorse.output.private-hosts=allowed."
              .formatted(ProblemException.shown(host)));
    }
  }

  /**
   * The host to connect to: as it is where all are allowed, else its first address. Blocks on the
   * look-up.
   *
   * @throws IOException when it cannot be found or is private
   */
  String judged(String host) throws IOException {
    if (privateAllowed) {
      return host;
    }
    InetAddress[] addresses = InetAddress.getAllByName(host);
    if (Arrays.stream(addresses).anyMatch(HostRule::isPrivate)) {
      throw new IOException(
          "connect: the host is in a private network, which showhorse.output.private-hosts refuses");
    }
    String address = addresses[0].getHostAddress();
    return addresses[0] instanceof Inet6Address ? "[" + address + "]" : address;
  }

  private static boolean named(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return name.equals("localhost") || name.endsWith(".localhost");
  }

  private static boolean literal(String host) {
    try {
      return isPrivate(InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")));
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  /** Not of the public Internet (RFC 6890). */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    if (bytes.length == IPV4_BYTES) {
      return reserved(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF);
    }
    if (Arrays.equals(bytes, 0, NAT64_PREFIX_BYTES, NAT64, 0, NAT64_PREFIX_BYTES)) {
      return isPrivate(embedded(bytes));
    }
    return (bytes[0] & 0xFE) == 0xFC; // unique local (RFC 4193)
  }

  private static boolean reserved(int first, int second, int third) {
    return switch (first) {
      case 0 -> true;
      case 100 -> second >= 64 && second < 128; // carriers' NAT
      case 192 -> second == 0 && third == 0;
      case 198 -> second == 18 || second == 19; // benchmarks
      default -> first >= 240;
    };
  }

  private static InetAddress embedded(byte[] nat64) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(nat64, NAT64_PREFIX_BYTES, nat64.length));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
