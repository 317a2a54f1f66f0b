package dev.newswire.launcher.local;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the log of this process to a file that starts anew at 10 MB and keeps one predecessor. Meanwhile what the
 * embedded servers say of themselves stands in the file alone, unless more was asked of the console.
 */
public final class LogFile implements AutoCloseable {

    private static final String OWN = "dev.newswire.";
    private static final String CONSOLE_LEVEL = "newswire.log.console";

    private static final String PATTERN = "%d{ISO8601} %-5level [%thread] %logger{24} - %msg %kvp%n";

    private final Path path;
    private final RollingFileAppender<ILoggingEvent> appender;
    private final OwnWords ownWords;

    private LogFile(Path path, RollingFileAppender<ILoggingEvent> appender, OwnWords ownWords) {
        this.path = path;
        this.appender = appender;
        this.ownWords = ownWords;
    }

    /** Starts to write to a file, whose folder exists. */
    public static LogFile open(Path path) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();

        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(path.toString());
        appender.setFile(path.toString());
        appender.setEncoder(encoder);

        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(path + ".%i");
        window.setMinIndex(1);
        window.setMaxIndex(1);
        window.start();
        appender.setRollingPolicy(window);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("10MB"));
        size.start();
        appender.setTriggeringPolicy(size);

        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        OwnWords ownWords = new OwnWords();
        Appender<ILoggingEvent> console = root.getAppender("console");
        if (console != null && System.getProperty(CONSOLE_LEVEL) == null) {
            ownWords.start();
            console.addFilter(ownWords);
        }
        return new LogFile(path, appender, ownWords);
    }

    /** Where it stands. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        appender.stop();
        ownWords.stop();
    }

    /** Lets through what Newswire itself logs; everything once it is stopped. */
    private static final class OwnWords extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return isStarted() && !event.getLoggerName().startsWith(OWN) ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
