package live.showhorse.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The form with a script as a file. */
@Schema(name = "NewScript", requiredProperties = "script")
class ScriptForm {
  @RestForm("script")
  @Schema(description = "A workbook (.xlsx), separated values, or plain text (.txt)")
  FileUpload script;

  @RestForm("loop")
  @Schema(description = "true: the script starts again when it has aired")
  String loop;
}
