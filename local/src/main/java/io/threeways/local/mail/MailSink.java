package io.threeways.local.mail;

import io.threeways.local.home.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes every letter over SMTP on the loopback address and sends none on: each is a file that a
 * mail program opens. So `up` needs no mail server, and nobody outside is written to by accident.
 */
public final class MailSink implements SimpleMessageListener, AutoCloseable {
  /** Of one letter: ours have a few hundred bytes. */
  private static final int LARGEST = 1024 * 1024;

  private final Path folder;
  private final SMTPServer server;

  public MailSink(Path folder, int port) {
    this.folder = folder;
    OwnerOnly.folder(folder);
    this.server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("threeways")
            .maxMessageSize(LARGEST)
            .simpleMessageListener(this)
            .build();
  }

  public void start() {
    server.start();
  }

  @Override
  public boolean accept(String from, String to) {
    return true;
  }

  /** Appears whole or not at all. */
  @Override
  public void deliver(String from, String to, InputStream letter) throws IOException {
    String name = UUID.randomUUID().toString();
    Path unfinished = folder.resolve(name + ".part");
    Files.write(unfinished, letter.readNBytes(LARGEST));
    Files.move(unfinished, folder.resolve(name + ".eml"));
  }

  @Override
  public void close() {
    server.stop();
  }
}
