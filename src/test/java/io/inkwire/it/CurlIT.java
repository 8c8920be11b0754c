package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.Decoded;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the README says of curl: its commands, as they stand there, but for the server's address. */
final class CurlIT {
    private static final String SECTION = "## Draw without anything but curl";
    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final String DATA = "data:";

    private static String commands(String site) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf(SECTION);
        assertThat(begin).isNotNegative();
        Matcher blocks = COMMANDS.matcher(readme.substring(begin, readme.indexOf("\n## ", begin + 1)));
        String all = blocks.results().map(block -> block.group(1)).collect(Collectors.joining());
        assertThat(all).contains("http://localhost:8080");
        return all.replace("http://localhost:8080", site);
    }

    @Test
    @Timeout(60)
    @DisplayName("[TRN-4] [TRN-6] the README's commands, with nothing but curl, make a board, draw on it and follow it")
    void readme() throws IOException {
        try (ServerProcess server = ServerProcess.start("--journal", "memory")) {
            String site = server.url().toString().replaceFirst("/$", "");
            Process shell = new ProcessBuilder("bash", "-e", "-c", commands(site))
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = shell.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).matches(Pattern.quote(site) + "/b/[\\w-]{22}#[\\w-]{22}");
                Wire.Op op = drawn(lines);
                assertThat(op.getPut().getText().getBody()).isEqualTo("Hello, curl");
            } finally {
                shell.descendants().forEach(ProcessHandle::destroy);
                shell.destroy();
            }
        }
    }

    /** The first op that the events bring, whether in the first snapshot or behind it. */
    private static Wire.Op drawn(BufferedReader lines) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.startsWith(DATA)) {
                byte[] message = Base64.getDecoder().decode(line.substring(DATA.length()));
                Decoded.Message whole = (Decoded.Message) MessageDecoder.decode(message, 1 << 20);
                for (Received received : whole.frames()) {
                    Wire.Frame frame = ((Received.Known) received).frame();
                    if (frame.hasCommit()) {
                        return frame.getCommit().getOp(0);
                    }
                }
            }
        }
        throw new AssertionError("nothing drawn came:\n" + seen);
    }
}
