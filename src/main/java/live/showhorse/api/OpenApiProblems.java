package live.showhorse.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What each call may be refused with, always in a problem document; said here once, by rules. */
public class OpenApiProblems implements OASFilter {
  private static final String SCHEMA = "Problem";

  private static final Map<Integer, String> MEANINGS =
      Map.of(
          400, "The address, a header, a parameter or the body cannot be read",
          401, "Keys are needed, and there is none or one that is not known",
          403, "The key's scope is too small, or the page's origin may not call the API",
          404, "There is nothing with this id or name",
          408, "The body took too long to come in",
          413, "The body or a part of it is larger than there may be",
          422, "It can be read, but a value, length or number is not one that there may be",
          429, "Full for now; room comes by itself",
          503, "Redis, an engine or the channel does not answer; it recovers by itself");

  /** Those after which the same call is worth another try. */
  private static final Set<Integer> PASSING = Set.of(429, 503);

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getResponses() != null && !operation.getResponses().hasAPIResponse("default")) {
      operation
          .getResponses()
          .addAPIResponse("default", problem("A problem document (RFC 9457)", false));
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    if (openApi.getComponents() == null) {
      openApi.setComponents(OASFactory.createComponents());
    }
    openApi.getComponents().addSchema(SCHEMA, schema());
    openApi
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, operation) ->
                            refusals(path, operation)
                                .forEach(status -> describe(operation, status))));
  }

  private static Set<Integer> refusals(String path, Operation operation) {
    Set<Integer> refusals = new TreeSet<>();
    boolean api = path.startsWith("/v1/");
    if (api || path.startsWith("/hls/")) {
      refusals.add(429);
    }
    if (api) {
      refusals.addAll(Set.of(401, 403, 503));
    }
    if (!refusals.isEmpty() && path.contains("{")) {
      refusals.add(404);
    }
    if (api && operation.getRequestBody() != null) {
      refusals.addAll(Set.of(400, 408, 413, 422));
    }
    if (api && hasQuery(operation)) {
      refusals.addAll(Set.of(400, 422));
    }
    return refusals;
  }

  private static boolean hasQuery(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
  }

  private static void describe(Operation operation, int status) {
    String code = Integer.toString(status);
    APIResponse described = operation.getResponses().getAPIResponse(code);
    if (described == null || described.getContent() == null) {
      operation
          .getResponses()
          .addAPIResponse(code, problem(MEANINGS.get(status), PASSING.contains(status)));
    }
  }

  private static APIResponse problem(String description, boolean passes) {
    APIResponse response =
        OASFactory.createAPIResponse().description(description).content(content());
    return passes
        ? response.addHeader(
            "Retry-After",
            OASFactory.createHeader()
                .description("Seconds until the same call is worth another try")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)))
        : response;
  }

  private static Content content() {
    return OASFactory.createContent()
        .addMediaType(
            Problem.MEDIA_TYPE,
            OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA)));
  }

  private static Schema schema() {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("What was wrong and what would be right (RFC 9457)")
        .addProperty("type", text("urn:showhorse:problem:face-too-small"))
        .addProperty("title", text("Unprocessable Content"))
        .addProperty(
            "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).addExample(422))
        .addProperty("detail", text("The face is 60 px wide; it must be at least 96 px."))
        .addProperty("instance", text("/v1/presenters"))
        .required(List.of("type", "title", "status", "detail", "instance"));
  }

  private static Schema text(String example) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).addExample(example);
  }
}
