package dev.jarvis.fanout;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/**
 * One message, made once for all who get it.
 *
 * @param position in the log of changes; 0 for a frame that states values and may be seen twice
 * @param version for values of the cluster, which version of them; 0 for others
 * @param text the JSON in UTF-8, never changed
 */
@SuppressWarnings("ArrayRecordComponent")
record Frame(Topic topic, long position, long version, byte[] text) {

    /** A frame of its own for one client, over the same bytes. */
    TextWebSocketFrame forOneClient() {
        return new TextWebSocketFrame(Unpooled.wrappedBuffer(text));
    }

    int bytes() {
        return text.length;
    }
}
