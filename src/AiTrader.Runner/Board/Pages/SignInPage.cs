using System.Xml.Linq;
using AiTrader.Runner.Reports.Sections;

namespace AiTrader.Runner.Board.Pages;

/// <summary>The page on which a user signs in with its key.</summary>
internal static class SignInPage
{
    /// <summary>The page.</summary>
    /// <param name="wanted">Where the user wants to go.</param>
    /// <param name="refusal">Why the user has to sign in again; null for the first time.</param>
    public static BoardPage Of(string wanted, string? refusal) =>
        new(
            "Sign in",
            Html.Write(
                Html.Element(
                    "section",
                    "sign-in",
                    Html.Element(
                        "p",
                        null,
                        "Sign in with the key of a user. 'aitrader serve' shows the key of the first admin when it "
                            + "starts; 'aitrader user add' makes more."
                    ),
                    new XElement(
                        "form",
                        new XAttribute("method", "post"),
                        new XAttribute("action", "/sign-in"),
                        BoardForm.Hidden("return", wanted),
                        Html.Element(
                            "label",
                            "field",
                            "Key ",
                            new XElement(
                                "input",
                                new XAttribute("name", "key"),
                                new XAttribute("type", "password"),
                                new XAttribute("autocomplete", "current-password"),
                                new XAttribute("required", "required"),
                                new XAttribute("maxlength", "200"),
                                new XAttribute("autofocus", "autofocus")
                            )
                        ),
                        Html.Element("button", "primary", new XAttribute("type", "submit"), "Sign in")
                    )
                )
            )
        )
        {
            Refusal = refusal,
        };

    /// <summary>An address of this board, so that nobody is sent elsewhere; the first page for any other.</summary>
    public static string Local(string? wanted) =>
        wanted is ['/', ..] and not ['/', '/' or '\\', ..] && !wanted.Any(char.IsControl) ? wanted : "/";
}
