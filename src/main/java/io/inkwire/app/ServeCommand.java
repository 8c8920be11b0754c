package io.inkwire.app;

import io.inkwire.app.config.LogFormat;
import io.inkwire.app.logs.JsonLines;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts a server and waits until it is told to stop. Confined to the thread that runs the command. */
@Command(
        name = ServeCommand.NAME,
        description = "Starts the server. This is what happens where no command is named.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    static final String NAME = "serve";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    /** @param environment the process's */
    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws StartException, InterruptedException {
        ServeSettings settings = ServeSettings.of(SettingOptions.values(spec, environment), spec.commandLine());
        if (settings.logFormat() == LogFormat.json) {
            JsonLines.use();
        }
        Node node = Node.start(settings);
        Shutdown shutdown = Shutdown.hook(node);
        spec.commandLine().getOut().println("Inkwire is ready: " + node.url());
        node.tcpAddress().ifPresent(address -> spec.commandLine().getOut().println("Raw TCP: " + address));
        node.adminUrl().ifPresent(url -> spec.commandLine().getOut().println("Figures and health: " + url));
        spec.commandLine().getOut().flush();
        shutdown.await();
        return 0;
    }
}
