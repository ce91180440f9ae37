using System.Net.WebSockets;
using FaceEngine.Frames;

namespace KioskDevice.Camera;

/// <summary>
/// The WebSocket of a page that sends frames: what it says is read whole, one message at a time, and overwritten afterwards.
/// </summary>
internal static class FrameSocket
{
    /// <summary>Receives until the page closes, or says more than a frame may hold.</summary>
    /// <param name="socket">Of the page.</param>
    /// <param name="read">Takes a message; its bytes are gone when it has returned.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="WebSocketException">The page went.</exception>
    public static async Task ReceiveAsync(
        WebSocket socket,
        Func<ReadOnlyMemory<byte>, WebSocketMessageType, ValueTask> read,
        CancellationToken stop
    )
    {
        using var buffer = FaceMemory.Rent<byte>(FrameMessage.MaxBytes + 1); // it holds pictures of people
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.Memory[length..], stop);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                if (length > FrameMessage.MaxBytes)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.MessageTooBig, null, stop);
                    return;
                }
            } while (!part.EndOfMessage);
            await read(buffer.Memory[..length], part.MessageType);
            buffer.Overwrite(length);
        }
    }
}
