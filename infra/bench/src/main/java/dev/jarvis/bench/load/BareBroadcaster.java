package dev.jarvis.bench.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * What the fan-out is compared with: Netty's own WebSocket server and channel group, which sends the same bytes at the
 * same pace, with no database, no login, no limit and no resuming.
 *
 * <pre>
 * --clients C    begins when so many have said hello
 * --events N --rate R --seed S
 * --frame FILE   an event's frame, as the fan-out sent it
 * --stamps FILE  when each was handed to the group
 * </pre>
 */
public final class BareBroadcaster {

    private static final Set<String> NAMED = Set.of("--clients", "--events", "--rate", "--seed", "--frame", "--stamps");
    private static final Pattern NUMBER = Pattern.compile("(?<=bench event )\\d+");
    private static final String SNAPSHOT = "{\"channel\":\"cluster\",\"type\":\"snapshot\"}";
    private static final int LARGEST_REQUEST = 16 * 1024;

    private BareBroadcaster() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        var options = Options.of(Arrays.asList(words), NAMED, Set.of());
        var greeted = new CountDownLatch(options.count("--clients", 1));
        var all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        var threads = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        var server = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LARGEST_REQUEST),
                                        new WebSocketServerProtocolHandler("/ws"),
                                        new Greeter(all, greeted));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        System.out.println("listens at " + ((InetSocketAddress) server.localAddress()).getPort());
        greeted.await();
        broadcast(all, options);
    }

    private static void broadcast(ChannelGroup all, Options options) throws IOException {
        var frame = Files.readString(Path.of(options.text("--frame").orElseThrow()));
        var pace = new Pace(
                options.number("--rate").orElseThrow(),
                new Random(Long.parseLong(options.text("--seed").orElseThrow())));
        var stamps = new ArrayList<Stamps.Stamp>();
        for (int event = 0; event < options.count("--events", 1); event++) {
            pace.await();
            var text = NUMBER.matcher(frame).replaceFirst(Integer.toString(event));
            long now = System.nanoTime();
            all.writeAndFlush(new TextWebSocketFrame(text));
            stamps.add(new Stamps.Stamp(event, now, now));
        }
        Stamps.write(Path.of(options.text("--stamps").orElseThrow()), List.copyOf(stamps));
        System.out.println("sent");
    }

    /** Answers whatever a client says first, as if it were a hello, and counts it among all. */
    private static final class Greeter extends SimpleChannelInboundHandler<WebSocketFrame> {

        private final ChannelGroup all;
        private final CountDownLatch greeted;

        private Greeter(ChannelGroup all, CountDownLatch greeted) {
            this.all = all;
            this.greeted = greeted;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame hello) {
            context.writeAndFlush(new TextWebSocketFrame(SNAPSHOT));
            all.add(context.channel());
            greeted.countDown();
        }
    }
}
