package live.showhorse.api;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Every call may answer with a problem document; said here once. */
public class OpenApiProblems implements OASFilter {
  private static final String SCHEMA = "Problem";

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getResponses() != null && !operation.getResponses().hasAPIResponse("default")) {
      operation
          .getResponses()
          .addAPIResponse(
              "default",
              OASFactory.createAPIResponse()
                  .description("A problem document (RFC 9457)")
                  .content(
                      OASFactory.createContent()
                          .addMediaType(
                              Problem.MEDIA_TYPE,
                              OASFactory.createMediaType()
                                  .schema(
                                      OASFactory.createSchema()
                                          .ref("#/components/schemas/" + SCHEMA)))));
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    if (openApi.getComponents() == null) {
      openApi.setComponents(OASFactory.createComponents());
    }
    openApi
        .getComponents()
        .addSchema(
            SCHEMA,
            OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What was wrong and what would be right (RFC 9457)")
                .addProperty("type", text("urn:showhorse:problem:face-too-small"))
                .addProperty("title", text("Unprocessable Content"))
                .addProperty(
                    "status",
                    OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).addExample(422))
                .addProperty("detail", text("The face is 60 px wide; it must be at least 96 px."))
                .addProperty("instance", text("/v1/presenters"))
                .required(List.of("type", "title", "status", "detail", "instance")));
  }

  private static Schema text(String example) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).addExample(example);
  }
}
