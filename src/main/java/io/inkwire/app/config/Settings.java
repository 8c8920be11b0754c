package io.inkwire.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** All that may be set: the single source for options, environment, file, help and documents. Immutable. */
public final class Settings {
    private static final Pattern BASE_PATH_FORM = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern ORIGIN_FORM = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");
    private static final int MAX_EVENT_LOOPS = 256;

    public static final Setting<Path> CONFIG = Setting.of(
                    "config",
                    "FILE",
                    Kind.path(),
                    "Reads settings from this file too, YAML or JSON by its ending: the names of the options, without"
                            + " dashes before them. Not in the file itself.")
            .elseNone("none");

    public static final Setting<String> HOST = Setting.of(
                    "host",
                    "ADDRESS",
                    Kind.text("an address"),
                    "Address that clients reach; 0.0.0.0 lets other machines in.")
            .byDefault("127.0.0.1");

    public static final Setting<Integer> PORT = Setting.of(
                    "port", "PORT", Kind.whole(0, Kind.MAX_PORT), "Port that clients reach; 0 for any free one.")
            .byDefault("8080");

    public static final Setting<String> BASE_PATH = Setting.of(
                    "base-path",
                    "PATH",
                    Kind.like("look like /whiteboard, without a slash at its end", BASE_PATH_FORM),
                    "What all addresses begin with, where a proxy shares its name among sites.")
            .byDefault("", "none");

    public static final Setting<Integer> TCP_PORT = Setting.of(
                    "tcp-port",
                    "PORT",
                    Kind.whole(0, Kind.MAX_PORT),
                    "Takes clients over raw TCP on this port too; 0 for any free one. There is no TLS on it, so mind"
                            + " who can read along.")
            .elseNone("none");

    public static final Setting<String> TCP_HOST = Setting.of(
                    "tcp-host", "ADDRESS", Kind.text("an address"), "Address that clients over raw TCP reach.")
            .elseNone("that of --host");

    public static final Setting<Path> DATA = Setting.of(
                    "data", "DIR", Kind.path(), "Folder of the boards, made where it is missing.")
            .byDefault("data");

    public static final Setting<JournalKind> JOURNAL = Setting.of(
                    "journal",
                    "KIND",
                    Kind.among(JournalKind.class),
                    "sqlite: boards are kept in the data folder. postgres: in a database, which servers on several machines"
                            + " share. memory: they last as long as the server.")
            .byDefault("sqlite");

    public static final Setting<String> JDBC = Setting.of(
                    "jdbc",
                    "URL",
                    Kind.text("a URL as PostgreSQL's JDBC driver takes it"),
                    "The database of --journal postgres.")
            .elseNone("none");

    public static final Setting<String> JDBC_USER = Setting.of(
                    "jdbc-user", "NAME", Kind.text("a name"), "Whom the database knows.")
            .elseNone("the name of the system's user");

    public static final Setting<String> JDBC_PASSWORD = Setting.of(
                    "jdbc-password", "PASSWORD", Kind.text("a password"), "The password that the database asks for.")
            .elseNone("that in --jdbc-password-file")
            .asSecret();

    public static final Setting<Path> JDBC_PASSWORD_FILE = Setting.of(
                    "jdbc-password-file",
                    "FILE",
                    Kind.path(),
                    "Holds the password that the database asks for, and nothing else, in its one line.")
            .elseNone("none, and no password but INKWIRE_JDBC_PASSWORD");

    public static final Setting<Boolean> OPEN_BOARDS = Setting.of(
                    "open-boards",
                    "",
                    Kind.yesOrNo(),
                    "Anybody may draw on any board without a key, and a board is made by opening it.")
            .byDefault("false");

    public static final Setting<Path> CLUSTER = Setting.of(
                    "cluster",
                    "FILE",
                    Kind.path(),
                    "Joins the cluster that this Hazelcast file describes, such as cluster-config/hazelcast.xml.")
            .elseNone("none");

    public static final Setting<String> CLUSTER_HOST = Setting.of(
                    "cluster-host",
                    "ADDRESS",
                    Kind.text("an address"),
                    "Address of this machine that only the cluster's machines reach.")
            .elseNone("as in the cluster's file");

    public static final Setting<Integer> CLUSTER_PORT = Setting.of(
                    "cluster-port",
                    "PORT",
                    Kind.whole(1, Kind.MAX_PORT),
                    "First port to try for the cluster's members.")
            .elseNone("as in the cluster's file");

    public static final Setting<String> ORIGIN = Setting.of(
                    "origin",
                    "ORIGIN",
                    Kind.like("look like https://draw.example.org", ORIGIN_FORM).severally(),
                    "Lets pages of this origin connect too, as where a proxy serves them; may be given several times.")
            .elseNone("none");

    public static final Setting<Boolean> SOCKJS_JSONP = Setting.of(
                    "sockjs-jsonp",
                    "",
                    Kind.yesOrNo(),
                    "Offers SockJS's JSONP transport to browsers that know nothing better. Any page may load a script,"
                            + " so a browser that does not say whose page asks lets every page connect that knows a"
                            + " board's key.")
            .byDefault("false");

    public static final Setting<Path> WEB = Setting.of(
                    "web",
                    "DIR",
                    Kind.folder(),
                    "Serves the page from this folder, read anew each time, for who works on it.")
            .elseNone("the page in the jar");

    public static final Setting<Integer> EVENT_LOOPS = Setting.of(
                    "event-loops", "N", Kind.whole(1, MAX_EVENT_LOOPS), "Threads that carry connections and boards.")
            .byDefault(
                    Integer.toString(
                            Math.min(MAX_EVENT_LOOPS, Runtime.getRuntime().availableProcessors())),
                    "one a processor");

    public static final Setting<Integer> OUTBOUND_BYTES = Setting.of(
                    "outbound-bytes",
                    "BYTES",
                    Kind.whole(64 * 1024, 64 * 1024 * 1024),
                    "What may wait for one slow connection; past it, live ink is thinned, then the client is caught up"
                            + " by a snapshot.")
            .byDefault("1048576");

    public static final Setting<Integer> STALLED_MS = Setting.of(
                    "stalled-ms",
                    "MS",
                    Kind.whole(1_000, 600_000),
                    "How long a connection may take nothing of what it is owed before it is ended.")
            .byDefault("30000");

    public static final Setting<Integer> HEADER_MS = Setting.of(
                    "header-ms",
                    "MS",
                    Kind.whole(1_000, 600_000),
                    "How long a client may take over a request's header, and an idle connection over its next one.")
            .byDefault("10000");

    public static final Setting<Integer> ADMIN_PORT = Setting.of(
                    "admin-port",
                    "PORT",
                    Kind.whole(0, Kind.MAX_PORT),
                    "Tells figures (/metrics, for Prometheus) and health in detail (/health) on this port; 0 for any"
                            + " free one. It asks nobody who they are.")
            .elseNone("none");

    public static final Setting<String> ADMIN_HOST = Setting.of(
                    "admin-host",
                    "ADDRESS",
                    Kind.text("an address"),
                    "Address of the admin port; only who runs the server should reach it.")
            .byDefault("127.0.0.1");

    public static final Setting<LogFormat> LOG_FORMAT = Setting.of(
                    "log-format",
                    "FORMAT",
                    Kind.among(LogFormat.class),
                    "How the log is written to standard error: lines for people, or one JSON object a line.")
            .byDefault("text");

    /** In the order of help. */
    public static final List<Setting<?>> ALL = List.of(
            CONFIG,
            HOST,
            PORT,
            BASE_PATH,
            TCP_PORT,
            TCP_HOST,
            DATA,
            JOURNAL,
            JDBC,
            JDBC_USER,
            JDBC_PASSWORD,
            JDBC_PASSWORD_FILE,
            OPEN_BOARDS,
            CLUSTER,
            CLUSTER_HOST,
            CLUSTER_PORT,
            ORIGIN,
            SOCKJS_JSONP,
            WEB,
            EVENT_LOOPS,
            OUTBOUND_BYTES,
            STALLED_MS,
            HEADER_MS,
            ADMIN_PORT,
            ADMIN_HOST,
            LOG_FORMAT);

    private Settings() {}
}
