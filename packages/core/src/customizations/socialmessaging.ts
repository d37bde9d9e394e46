/** boto3's first name of `DeleteWhatsAppMessageMedia`, given as text, still finds it (botocore `ClientMethodAlias`, HND-02). */
import type { Customization } from "../events/hooks.ts";

export const socialmessaging: Customization = {
  hooks: [],
  aliases: { delete_whatsapp_media_message: "DeleteWhatsAppMessageMedia" },
};
