"""Gwanmun (관문): may this shipment go, under Korean and US law, on that date, to those parties?"""
