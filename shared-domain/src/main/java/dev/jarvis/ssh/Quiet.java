package dev.jarvis.ssh;

import net.schmizz.sshj.common.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * Keeps the SSH library from logging: every failure reaches the caller as a value and is told there, once; and its
 * debugging texts would show more of a session than a log should hold.
 */
final class Quiet {

    static final LoggerFactory LOGGERS = new LoggerFactory() {
        @Override
        public Logger getLogger(String name) {
            return NOPLogger.NOP_LOGGER;
        }

        @Override
        public Logger getLogger(Class<?> type) {
            return NOPLogger.NOP_LOGGER;
        }
    };

    private Quiet() {}
}
