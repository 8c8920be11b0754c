package io.inkwire.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The command line. Exits 0 where all went well, 2 where what was asked cannot be meant, 1 for every other failure; a
 * failure that an operator can mend is one sentence on standard error, never a stack trace.
 */
@Command(
        name = "inkwire",
        description = "A collaborative whiteboard server.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Without a command, the server is started: see inkwire serve --help."})
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    private Main() {}

    public static void main(String[] arguments) {
        // Pictures are drawn without a screen, also where there is one.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(commandLine(System.getenv()), arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main())
                .addSubcommand(SettingOptions.command(new ServeCommand(environment)))
                .addSubcommand(SettingOptions.command(new ConfigCommand(environment)))
                .addSubcommand(new ReplayCommand())
                // A board's id or key may begin with -h, and would be taken for that option.
                .setAllowOptionsAsOptionParameters(true)
                .setParameterExceptionHandler(Main::refused)
                .setExecutionExceptionHandler(Main::failed);
    }

    /** Runs a command to its end. @return the process's exit code */
    static int run(CommandLine line, String... arguments) {
        return line.execute(withCommand(arguments));
    }

    /** {@code serve} is the command where none is named. */
    private static String[] withCommand(String[] arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        if (given.isEmpty() || (given.get(0).startsWith("-") && !OWN_OPTIONS.contains(given.get(0)))) {
            given.add(0, ServeCommand.NAME);
        }
        return given.toArray(String[]::new);
    }

    private static int refused(ParameterException refused, String[] arguments) {
        CommandLine command = refused.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("inkwire: " + refused.getMessage());
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof StartException start) {
            command.getErr().println("inkwire: " + start.getMessage());
        } else {
            LOG.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
