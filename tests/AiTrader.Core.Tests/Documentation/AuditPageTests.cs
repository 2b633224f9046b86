using System.Reflection;
using AiTrader.Audits;
using AiTrader.Core.Tests.Architecture;

namespace AiTrader.Core.Tests.Documentation;

public sealed class AuditPageTests
{
    [Test]
    public void Every_code_of_an_audit_has_a_row_on_its_page()
    {
        string[] codes =
        [
            .. typeof(AuditCodes)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => (string)field.GetRawConstantValue()!),
        ];
        string[] rows =
        [
            .. SourceTree
                .Read("docs/audit.md")
                .Split('\n')
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Split('`')[1]),
        ];

        Assert.That(codes, Is.Not.Empty.And.Unique);
        Assert.That(rows, Is.EqualTo(codes));
    }
}
