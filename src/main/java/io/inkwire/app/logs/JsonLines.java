package io.inkwire.app.logs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line for each event: time, level, logger, thread, message; what the event names of board, request and
 * reason; the stack as one text where there is one. Thread-safe: holds nothing that changes once it is started.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
    private final ThrowableProxyConverter stacks = new ThrowableProxyConverter();

    /** Has all that is logged from now on written so. For the start of the process. */
    public static void use() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            context.getLoggerList().forEach(logger -> {
                for (Iterator<Appender<ILoggingEvent>> each = logger.iteratorForAppenders(); each.hasNext(); ) {
                    if (each.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                        JsonLines lines = new JsonLines();
                        lines.setContext(context);
                        lines.start();
                        console.setEncoder(lines);
                    }
                }
            });
        }
    }

    @Override
    public void start() {
        stacks.setOptionList(List.of("full"));
        stacks.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        JsonObject line = new JsonObject()
                .put("time", event.getInstant().toString())
                .put("level", event.getLevel().toString())
                .put("logger", event.getLoggerName())
                .put("thread", event.getThreadName())
                .put("message", event.getFormattedMessage());
        List<KeyValuePair> named = event.getKeyValuePairs();
        if (named != null) {
            named.forEach(pair -> line.put(pair.key, String.valueOf(pair.value)));
        }
        if (event.getThrowableProxy() != null) {
            line.put("stack", stacks.convert(event));
        }
        return (line.encode() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
