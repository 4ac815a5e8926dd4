package dev.jarvis.simulator.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.io.IOException;
import java.net.BindException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One address that can be opened, shut and opened again on the same port. While it is shut, connections are refused and
 * those that existed are dropped. Thread-safe; changes happen one after the other.
 */
public final class Listener implements AutoCloseable {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(Listener.class);
    private static final int ATTEMPTS = 200;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 10;

    private final ServerBootstrap bootstrap;
    private final String host;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean accepting;
    private boolean wanted;
    private boolean bound;
    private volatile Optional<SslContext> tls;
    private final int wantedPort;
    private @Nullable ReservedPort reserved;
    private @Nullable Channel server;
    private CompletableFuture<Boolean> lastChange = CompletableFuture.completedFuture(true);

    /** A listener that is still shut; port 0 lets the system choose once and for all. Answers are dated by the clock. */
    public Listener(
            EventLoopGroup loops,
            String host,
            int port,
            Optional<SslContext> tls,
            InstantSource clock,
            HttpService service) {
        this.host = host;
        this.tls = tls;
        this.wantedPort = port;
        this.bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                // A node that comes back must get its port although old connections linger in TIME_WAIT.
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        if (!accepting) {
                            // Accepted just before the shutting, registered just after the dropping.
                            channel.close().addListener(closed -> LOG.debug("refused {}", channel));
                            return;
                        }
                        Listener.this.tls.ifPresent(
                                context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new ChunkedRefusal(clock))
                                .addLast(new BodyLimit(clock))
                                .addLast(new FlowControlHandler())
                                .addLast(new Exchange(service, clock));
                    }
                });
    }

    /** New connections are made with this from now on. */
    public void tls(SslContext newTls) {
        tls = Optional.of(newTls);
    }

    /** Listens from now on; fails when the port belongs to somebody else. */
    public synchronized CompletableFuture<Boolean> open() {
        wanted = true;
        return settle();
    }

    /** Refuses from now on and drops every connection. */
    public synchronized CompletableFuture<Boolean> shut() {
        wanted = false;
        return settle();
    }

    /** Drops every connection and goes on listening, if it does. */
    public synchronized CompletableFuture<Boolean> drop() {
        lastChange = lastChange.exceptionally(failed -> false).thenCompose(before -> dropped());
        return lastChange;
    }

    /** After what is under way comes what is wanted by then: a hundred changes of mind are one change. */
    private CompletableFuture<Boolean> settle() {
        lastChange = lastChange.exceptionally(failed -> false).thenCompose(before -> change());
        return lastChange;
    }

    private synchronized CompletableFuture<Boolean> change() {
        boolean open = server != null;
        if (wanted == open) {
            return CompletableFuture.completedFuture(true);
        }
        return wanted ? bind(bound ? ATTEMPTS : 1) : unbind();
    }

    private CompletableFuture<Boolean> dropped() {
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        connections.close().addListener(closed -> gone.complete(true));
        return gone;
    }

    /** Done when every change asked for so far is. */
    public synchronized CompletableFuture<Boolean> settled() {
        return lastChange;
    }

    /** The port; known after the first opening. */
    public synchronized int port() {
        return reserved == null ? wantedPort : reserved.port();
    }

    /** Shuts it and gives the port back for good. */
    @Override
    public void close() {
        shut().join();
        release();
    }

    private synchronized void release() {
        try {
            if (reserved != null) {
                reserved.close();
            }
        } catch (IOException unwilling) {
            LOG.warn("the port {} was not given back", port(), unwilling);
        }
    }

    private synchronized int reserve() throws IOException {
        if (reserved == null) {
            reserved = new ReservedPort(host, wantedPort);
        }
        return reserved.port();
    }

    /** The system may take a moment to give up a port that was listened on just now. */
    private CompletableFuture<Boolean> bind(int attempts) {
        int port;
        try {
            port = reserve();
        } catch (IOException taken) {
            return CompletableFuture.failedFuture(taken);
        }
        accepting = true;
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        bootstrap.bind(host, port).addListener((ChannelFuture future) -> {
            if (future.isSuccess()) {
                opened(future.channel());
                done.complete(true);
            } else if (attempts > 1 && future.cause() instanceof BindException) {
                CompletableFuture.delayedExecutor(
                                BETWEEN_ATTEMPTS_MILLIS,
                                TimeUnit.MILLISECONDS,
                                bootstrap.config().group())
                        .execute(() -> bind(attempts - 1).whenComplete((bound, failure) -> {
                            if (failure == null) {
                                done.complete(true);
                            } else {
                                done.completeExceptionally(failure);
                            }
                        }));
            } else {
                done.completeExceptionally(future.cause());
            }
        });
        return done;
    }

    private synchronized void opened(Channel channel) {
        server = channel;
        bound = true;
    }

    private synchronized CompletableFuture<Boolean> unbind() {
        accepting = false;
        CompletableFuture<Boolean> unbound = new CompletableFuture<>();
        Channel open = server;
        server = null;
        if (open == null) {
            return CompletableFuture.completedFuture(true);
        }
        open.close().addListener(closed -> connections.close().addListener(dropped -> unbound.complete(true)));
        return unbound;
    }
}
