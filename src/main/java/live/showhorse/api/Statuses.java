package live.showhorse.api;

import io.netty.handler.codec.http.HttpResponseStatus;

/** What the statuses of HTTP are called (RFC 9110). */
final class Statuses {
  private Statuses() {}

  static String title(int status) {
    return switch (status) {
      case 413 -> "Content Too Large";
      case 422 -> "Unprocessable Content";
      default -> HttpResponseStatus.valueOf(status).reasonPhrase();
    };
  }

  /** The kind of problem when nothing more is known than the status. */
  static String slug(int status) {
    return switch (status) {
      case 400 -> "malformed-request";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 408 -> "body-too-slow";
      case 413 -> "body-too-large";
      case 414 -> "address-too-long";
      case 415 -> "unsupported-media-type";
      case 431 -> "headers-too-large";
      case 503 -> "unavailable";
      default -> status < 500 ? "refused" : "internal-error";
    };
  }

  static String detail(int status, String method, String path) {
    return switch (status) {
      case 400 -> "The request cannot be understood: an address, header or body is malformed.";
      case 404 -> "There is nothing at " + path + ". /q/openapi lists what there is.";
      case 405 -> method + " is not possible at " + path + ". /q/openapi lists what is.";
      case 406 -> "No form of the answer matches the Accept header of the request.";
      case 413 -> "The body of the request is over the limit of this call.";
      case 414 -> "The address of the request is too long.";
      case 415 -> "The Content-Type of the request is not one that this call understands.";
      case 431 -> "The headers of the request are too large.";
      case 503 -> "The service cannot answer at this moment. Try again.";
      default ->
          status < 500
              ? "The request was refused."
              : "The service failed to answer. Its log has the reason.";
    };
  }
}
