package io.threeways.build.andon.mail;

import io.threeways.build.andon.Couriers.Undelivered;
import io.threeways.build.andon.Notice;
import io.threeways.build.andon.Target;
import io.threeways.build.andon.config.AndonSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/** Letters over SMTP. The Message-ID is the notice's, so that a second copy is known as one. */
@ApplicationScoped
public class MailCourier {
  private final AndonSettings settings;

  MailCourier(AndonSettings settings) {
    this.settings = settings;
  }

  /** Why no letters are sent; empty when they are. */
  public Optional<String> refusal() {
    return settings.mail().host().isPresent()
        ? Optional.empty()
        : Optional.of(
            "this installation sends no e-mail: threeways.build.andon.mail.host is not set");
  }

  public void deliver(Notice notice, Target.Mail to) throws Undelivered {
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      throw Undelivered.forEver(refusal.get());
    }
    Session session = Session.getInstance(properties());
    try {
      Transport.send(
          letter(session, notice, to),
          settings.mail().user().orElse(null),
          settings.mail().password().orElse(null));
    } catch (SendFailedException e) {
      throw refused(e);
    } catch (MessagingException e) {
      throw Undelivered.forNow(e.toString());
    }
  }

  private MimeMessage letter(Session session, Notice notice, Target.Mail to)
      throws MessagingException {
    MimeMessage letter = new Letter(session, notice.id());
    letter.setFrom(new InternetAddress(settings.mail().from()));
    letter.setRecipient(Message.RecipientType.TO, new InternetAddress(to.address()));
    letter.setSubject(notice.subject(), StandardCharsets.UTF_8.name());
    letter.setText(notice.text(), StandardCharsets.UTF_8.name());
    // RFC 3834: nobody is away on holiday for it.
    letter.setHeader("Auto-Submitted", "auto-generated");
    return letter;
  }

  /** An address that the server does not know will not be known in a minute. */
  private static Undelivered refused(SendFailedException e) {
    if (e.getNextException() instanceof SMTPAddressFailedException address) {
      String why = String.valueOf(address.getMessage()).strip();
      return address.getReturnCode() >= 500 ? Undelivered.forEver(why) : Undelivered.forNow(why);
    }
    return Undelivered.forNow(e.toString());
  }

  private Properties properties() {
    String timeout = String.valueOf(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.put("mail.smtp.host", settings.mail().host().orElseThrow());
    properties.put("mail.smtp.port", String.valueOf(settings.mail().port()));
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.auth", String.valueOf(settings.mail().user().isPresent()));
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", String.valueOf(settings.mail().startTls()));
    return properties;
  }

  /** A letter whose id is given: the library would make one for each attempt. */
  private static final class Letter extends MimeMessage {
    private final UUID id;

    Letter(Session session, UUID id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@threeways>");
    }
  }
}
