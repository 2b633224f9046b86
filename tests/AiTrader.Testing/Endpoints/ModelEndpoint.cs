using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AiTrader.Testing.Endpoints;

/// <summary>
/// An endpoint on loopback that answers what a test writes down, over real HTTP, streamed where that is asked for: in
/// OpenAI's protocol,
/// and in Anthropic's where it is asked at <c>/messages</c>. One question a connection; a question is at most 4 MB.
/// </summary>
public sealed class ModelEndpoint : IAsyncDisposable
{
    private const int MaximumHead = 64 << 10;
    private const int MaximumQuestion = 4 << 20;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly ConcurrentBag<Task> _conversations = [];
    private readonly Func<ModelRequest, ModelAnswer> _script;
    private readonly Task _accepting;
    private int _number;

    /// <summary>Begins to listen, on a port of its own.</summary>
    /// <param name="script">What it answers; called by several questions at once where several come at once.</param>
    public ModelEndpoint(Func<ModelRequest, ModelAnswer> script)
    {
        _script = script;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");
        _accepting = AcceptAsync();
    }

    /// <summary>An endpoint that gives answers in order, and the last one for ever.</summary>
    public static ModelEndpoint Answering(params ModelAnswer[] answers) =>
        new(request => answers[Math.Min(request.Number, answers.Length) - 1]);

    /// <summary>Where it is; what the clients of OpenAI's protocol call their endpoint.</summary>
    public Uri Address { get; }

    /// <summary>The questions so far, in the order in which they came.</summary>
    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    /// <summary>Closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_conversations);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                _conversations.Add(ConverseAsync(await _listener.AcceptSocketAsync(_closing.Token)));
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ConverseAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await using var stream = new NetworkStream(socket);
                if (await ReadAsync(stream) is { } request)
                {
                    _requests.Enqueue(request);
                    await WriteAsync(socket, stream, request, _script(request));
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
            {
                // The other side has hung up, or the test is over.
            }
        }
    }

    private async Task<ModelRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        byte[] one = new byte[1];
        while (!CollectionsMarshal.AsSpan(head).EndsWith("\r\n\r\n"u8))
        {
            if (head.Count > MaximumHead || await stream.ReadAsync(one, _closing.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .Where(header => header.Length == 2)
            .ToDictionary(header => header[0], header => header[1].Trim(), StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[
            Math.Min(MaximumQuestion, int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture))
        ];
        await stream.ReadExactlyAsync(body, _closing.Token);
        return new ModelRequest(
            Interlocked.Increment(ref _number),
            lines[0].Split(' ')[1],
            headers.GetValueOrDefault("Authorization", ""),
            JsonElement.Parse(body)
        )
        {
            Headers = headers,
        };
    }

    private async Task WriteAsync(Socket socket, NetworkStream stream, ModelRequest request, ModelAnswer answer)
    {
        switch (answer.Ending)
        {
            case ModelAnswerEnding.Never:
                await Task.Delay(Timeout.Infinite, _closing.Token);
                return;
            case ModelAnswerEnding.Refused:
                socket.LingerState = new LingerOption(true, 0);
                return;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(
            answer.Body is null && request.IsStreaming ? Stream(request, answer) : AtOnce(request, answer)
        );
        bool whole = answer.Ending == ModelAnswerEnding.Whole;
        await stream.WriteAsync(bytes.AsMemory(0, whole ? bytes.Length : bytes.Length * 2 / 3), _closing.Token);
        if (answer.Ending == ModelAnswerEnding.Reset)
        {
            socket.LingerState = new LingerOption(true, 0);
        }
    }

    private static string AtOnce(ModelRequest request, ModelAnswer answer)
    {
        string body =
            answer.Body
            ?? (request.IsAnthropic ? AnthropicReply.Whole(answer, request.Model) : answer.Whole(request.Model));
        return Head(answer, answer.ContentType ?? "application/json")
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
    }

    private static string Stream(ModelRequest request, ModelAnswer answer)
    {
        var text = new StringBuilder(Head(answer, answer.ContentType ?? "text/event-stream")).Append(
            "Transfer-Encoding: chunked\r\n\r\n"
        );
        foreach (
            string line in request.IsAnthropic
                ? AnthropicReply.Events(answer, request.Model)
                : answer.Events(request.Model)
        )
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(line):x}\r\n{line}\r\n");
        }

        return text.Append("0\r\n\r\n").ToString();
    }

    private static string Head(ModelAnswer answer, string contentType) =>
        $"HTTP/1.1 {answer.Status} {(HttpStatusCode)answer.Status}\r\nConnection: close\r\nContent-Type: "
        + $"{contentType}\r\n{(answer.RetryAfter is { } wait ? $"Retry-After: {wait}\r\n" : "")}";
}
