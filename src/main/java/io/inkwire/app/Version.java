package io.inkwire.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What the jar's manifest says of itself. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"inkwire " + number()};
    }

    static String number() {
        String version = Main.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "(from classes)");
    }
}
