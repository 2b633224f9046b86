global using DocumentText = AiTrader.Runner.Texts.DocumentText;
global using EventText = AiTrader.Runner.Service.Events.EventText;
