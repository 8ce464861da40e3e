package io.threeways.build.andon.config;

import io.threeways.build.andon.Couriers;
import io.threeways.build.andon.Notice;
import io.threeways.build.andon.Reachable;
import io.threeways.build.andon.Target;
import io.threeways.build.andon.call.WebhookCourier;
import io.threeways.build.andon.mail.MailCourier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** To each target the courier of its kind. */
@ApplicationScoped
class ByKind implements Couriers, Reachable {
  private final MailCourier mail;
  private final WebhookCourier webhook;

  ByKind(MailCourier mail, WebhookCourier webhook) {
    this.mail = mail;
    this.webhook = webhook;
  }

  @Override
  public void deliver(Notice notice) throws Undelivered {
    switch (notice.target()) {
      case Target.Mail to -> mail.deliver(notice, to);
      case Target.Webhook to -> webhook.deliver(notice, to);
    }
  }

  @Override
  public Optional<String> refusal(Target target) {
    return switch (target) {
      case Target.Mail _ -> mail.refusal();
      case Target.Webhook to -> webhook.refusal(to);
    };
  }
}
