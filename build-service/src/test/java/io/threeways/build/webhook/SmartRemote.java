package io.threeways.build.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threeways.testkit.GitSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A repository of somebody else, fetched over Git's smart HTTP protocol. */
public final class SmartRemote implements AutoCloseable {
  private final GitSandbox git = GitSandbox.repository();
  private final HttpServer server;

  public SmartRemote() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/theirs.git/info/refs", this::advertise);
    server.createContext("/theirs.git/git-upload-pack", this::upload);
    server.start();
  }

  /** Where its owner works. */
  public GitSandbox git() {
    return git;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:%d/theirs.git".formatted(server.getAddress().getPort()));
  }

  private void advertise(HttpExchange exchange) throws IOException {
    try (exchange;
        Repository repository = open();
        UploadPack upload = new UploadPack(repository)) {
      exchange
          .getResponseHeaders()
          .add("Content-Type", "application/x-git-upload-pack-advertisement");
      exchange.sendResponseHeaders(200, 0);
      upload.setBiDirectionalPipe(false);
      PacketLineOut lines = new PacketLineOut(exchange.getResponseBody());
      lines.setFlushOnEnd(false);
      upload.sendAdvertisedRefs(
          new RefAdvertiser.PacketLineOutRefAdvertiser(lines), "git-upload-pack");
    }
  }

  private void upload(HttpExchange exchange) throws IOException {
    try (exchange;
        Repository repository = open();
        UploadPack upload = new UploadPack(repository)) {
      exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
      exchange.sendResponseHeaders(200, 0);
      upload.setBiDirectionalPipe(false);
      upload.upload(plain(exchange), exchange.getResponseBody(), OutputStream.nullOutputStream());
    }
  }

  private static InputStream plain(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(body)
        : body;
  }

  private Repository open() throws IOException {
    return new FileRepositoryBuilder().setGitDir(git.folder().resolve(".git").toFile()).build();
  }

  /** Nobody answers there any more. */
  public void leave() {
    server.stop(0);
  }

  @Override
  public void close() {
    leave();
    git.close();
  }
}
