using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Stores;

/// <summary>
/// A certificate for localhost that nobody trusts who is not told to, and a port that is free for a server with it.
/// </summary>
internal sealed class ServerCertificate : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ServerCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        System.IO.File.WriteAllText(File, certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The certificate.</summary>
    public string File => _folder.File("server.pem");

    /// <summary>Its key.</summary>
    public string KeyFile => _folder.File("server.key");

    /// <summary>A free port.</summary>
    public int Port { get; }

    public void Dispose() => _folder.Dispose();
}
