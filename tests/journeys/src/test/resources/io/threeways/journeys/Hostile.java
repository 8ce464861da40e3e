import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What a build step can do that means ill: {@code java Hostile.java <files> <ports> <marker>
 * <host>}, lists with commas between. It prints what it got hold of.
 */
class Hostile {
  private static final int LARGEST = 1 << 20;
  private static final List<String> OF_THE_SYSTEM = List.of("/usr", "/toolbox", "/sys", "/lib");

  private static String marker = "";

  public static void main(String... words) throws Exception {
    marker = words[2];
    for (String file : words[0].split(",")) {
      readFile(Path.of(file));
    }
    List<String> hosts = List.of("127.0.0.1", "localhost", "10.0.2.2", words[3]);
    for (String host : hosts) {
      for (String port : words[1].split(",")) {
        connect(new InetSocketAddress(host, Integer.parseInt(port)));
      }
    }
    System.out.println("interfaces " + NetworkInterface.networkInterfaces().count());
    Files.walkFileTree(Path.of("/"), new Search());
    System.out.println("searched everything");
  }

  private static void readFile(Path file) {
    try {
      System.out.println("READ " + file + " " + Files.readString(file).length());
    } catch (IOException hidden) {
      System.out.println("hidden " + file);
    }
  }

  private static void connect(SocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, 2_000);
      System.out.println("REACHED " + address);
    } catch (Exception unreachable) {
      System.out.println("unreachable " + address);
    }
  }

  /** Every file, name, command line and environment that can be seen. */
  private static final class Search extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (OF_THE_SYSTEM.stream().anyMatch(folder::startsWith)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.toString();
      boolean isOwn = name.startsWith("/proc/self/") || name.startsWith("/proc/thread-self/");
      if (name.contains("neighbour-")) {
        System.out.println("FOUND " + file);
      }
      boolean says = name.endsWith("/environ") || name.endsWith("/cmdline");
      if (attributes.isRegularFile() && !isOwn && (!name.startsWith("/proc/") || says)) {
        look(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private static void look(Path file) {
      try (var in = Files.newInputStream(file)) {
        String text = new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
        if (text.contains(marker) && !text.contains("Hostile")) {
          System.out.println("FOUND in " + file);
        }
      } catch (IOException unreadable) {
        // As it should be.
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException hidden) {
      return FileVisitResult.CONTINUE;
    }
  }
}
