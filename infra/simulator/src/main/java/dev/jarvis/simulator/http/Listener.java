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
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One address that can be opened, shut and opened again on the same port. While it is shut, connections are refused and
 * those that existed are dropped. Thread-safe; changes happen one after the other.
 */
public final class Listener {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(Listener.class);

    private final ServerBootstrap bootstrap;
    private final String host;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean accepting;
    private int port;
    private @Nullable Channel server;
    private CompletableFuture<Boolean> lastChange = CompletableFuture.completedFuture(true);

    /** A listener that is still shut; port 0 lets the system choose once and for all. */
    public Listener(EventLoopGroup loops, String host, int port, Optional<SslContext> tls, HttpService service) {
        this.host = host;
        this.port = port;
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
                        tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new ChunkedRefusal())
                                .addLast(new BodyLimit())
                                .addLast(new FlowControlHandler())
                                .addLast(new Exchange(service));
                    }
                });
    }

    /** Listens from now on; fails when the port belongs to somebody else. */
    public synchronized CompletableFuture<Boolean> open() {
        lastChange = lastChange.exceptionally(failed -> false).thenCompose(before -> bind());
        return lastChange;
    }

    /** Refuses from now on and drops every connection. */
    public synchronized CompletableFuture<Boolean> shut() {
        lastChange = lastChange.exceptionally(failed -> false).thenCompose(before -> unbind());
        return lastChange;
    }

    /** Done when every change asked for so far is. */
    public synchronized CompletableFuture<Boolean> settled() {
        return lastChange;
    }

    /** The port; known after the first opening. */
    public synchronized int port() {
        return port;
    }

    private CompletableFuture<Boolean> bind() {
        accepting = true;
        CompletableFuture<Boolean> bound = new CompletableFuture<>();
        bootstrap.bind(host, port()).addListener((ChannelFuture future) -> {
            if (future.isSuccess()) {
                opened(future.channel());
                bound.complete(true);
            } else {
                bound.completeExceptionally(future.cause());
            }
        });
        return bound;
    }

    private synchronized void opened(Channel channel) {
        server = channel;
        port = ((InetSocketAddress) channel.localAddress()).getPort();
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
