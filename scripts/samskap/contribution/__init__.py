"""Bringing a case: how does a filled-in form, file or workbook become rows, and what is wrong with it?"""
